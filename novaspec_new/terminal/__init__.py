"""How an author is asked: prompts, plain lines, their own editor."""
