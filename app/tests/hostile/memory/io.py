# ends: out_of_budget memory
import io
b = io.BytesIO()
while True: b.write(b'x' * 10 ** 7)
