print("nothing of ours")
