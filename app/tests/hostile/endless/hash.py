# ends: out_of_budget steps
class H:
    def __hash__(self):
        while True: pass
{H(): 1}
