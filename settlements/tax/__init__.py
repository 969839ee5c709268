"""What is withheld from whom: dated rules as data, and what was withheld before."""
