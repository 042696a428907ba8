# ends: finished
import json
json.dumps.__globals__['JSONEncoder'] = None
json.dumps.__defaults__ = ()
json.encoder.ESCAPE_DCT.clear()
