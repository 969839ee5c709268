"""Tasks: what a brand asks for, of whom, at what price, from which escrowed budget."""
