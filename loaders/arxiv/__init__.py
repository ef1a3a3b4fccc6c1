"""arXiv's metadata: the Kaggle snapshot and OAI-PMH, each form to the same records."""
