# 1
# 2
# 3
# 4
# 5
# 6
# 7
# 8
# 9
# 10
# 11
# 12
# 13
# 14
# 15
# 16
# 17
# 18
# 19
# 20
# 21
# 22
# 23
print('a line that is longer than any projector can show in one row without making the letters tiny')
print('ready')
print('steady')
