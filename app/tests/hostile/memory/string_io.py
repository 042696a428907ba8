# ends: out_of_budget memory
import io
b = io.StringIO()
while True: b.write('x' * 10 ** 7)
