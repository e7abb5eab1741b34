"""What else is told of an agreement: its worth, count, period, date, place and subject."""
