"""What every floor stands on and no table knows: ids, money, clock, states, errors."""
