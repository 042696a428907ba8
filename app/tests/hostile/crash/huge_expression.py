# ends: raised 1|finished|crashed
eval('+'.join(['1'] * 50000))
