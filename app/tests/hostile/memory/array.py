# ends: out_of_budget memory
import array
array.array('q', [0]) * 10 ** 10
