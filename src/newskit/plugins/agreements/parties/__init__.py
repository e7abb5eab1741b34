"""Who agrees: everybody who is named by whatever name, and who of them is a party."""
