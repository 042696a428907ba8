# ends: raised 1
class E(Exception):
    __cause__ = 5
    __suppress_context__ = 'x'
raise E('odd')
