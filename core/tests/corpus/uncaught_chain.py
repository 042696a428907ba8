# A chained exception at the top level.
# records: stderr
class ConfigError(Exception):
    pass

def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f'bad number {text!r}') from error

def load():
    try:
        parse('12x')
    except ConfigError:
        print('loading failed')
        undefined_name

load()
