"""What happens to a spec once it is written: sent, moved, proposed again."""
