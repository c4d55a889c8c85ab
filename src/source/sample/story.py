def tell(made):
    return True
