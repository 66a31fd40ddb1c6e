"""The page of exchange: what is not handed in yet, who has what up to when, and what two desks settled differently.

At a booth it exports and takes receipts in; at the bureau it merges, makes kits and settles conflicts.
"""
