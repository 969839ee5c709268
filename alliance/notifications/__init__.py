"""What happened, told to the people it concerns: in the console and by e-mail."""
