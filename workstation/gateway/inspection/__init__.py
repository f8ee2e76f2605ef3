"""Looking at pages for signs of fraud; what the pixels say is measured in the sandbox."""
