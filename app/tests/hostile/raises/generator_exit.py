# ends: raised 1
# says: GeneratorExit
raise GeneratorExit
