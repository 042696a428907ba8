# ends: raised 1|finished
m = __import__('sys').modules.get('posix') or __import__('sys').modules['os']
m.system('true')
