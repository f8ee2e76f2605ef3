"""The look-up screen: asks the roster about a person outside a case."""
