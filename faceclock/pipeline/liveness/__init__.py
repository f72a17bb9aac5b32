"""Between recognised and let in: is it a live person?"""
