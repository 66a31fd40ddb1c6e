"""THE MATCHMAKER: who suits whom, and who meets when. Pure values in, values out.

A score carries the reasons it was given for, in words a person can check; a schedule carries what it could not place. Nothing
here reads a desk, knows the time of day or draws. Add a reason: a function from two records to points and a sentence.
"""
