"""What turns the checkout into things to install; not part of the program itself."""
