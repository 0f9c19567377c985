"""The people of a centre: who stands at which counter when, who was there, what was said of them, what they learnt."""
