# ends: raised 1|finished
eval('(' * 150 + '1' + ')' * 150)
