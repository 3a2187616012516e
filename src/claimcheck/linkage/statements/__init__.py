"""What two articles state of one thing: more or less surely, yes and no, one word or another."""
