"""The gate's verdict and a reviewer's eye."""
