"""The door of the house: one hardened GraphQL endpoint over the services and selectors below."""
