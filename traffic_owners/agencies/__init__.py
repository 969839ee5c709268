"""MCN agencies: whom they represent, with which rights, for which cut."""
