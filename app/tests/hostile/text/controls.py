# ends: finished
print('\x1b[31mred\x07\x08\x7f\r\v\f')
