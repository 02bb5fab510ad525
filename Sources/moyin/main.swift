print("moyin")
