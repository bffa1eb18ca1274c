"""What is read of the text that was chosen, and what is not: bylines, tools of posts, promotions, repeats."""
