"""json_types.py TABLE PROGRAM FILE... - is each file one object of which every name is in the table of
doc/json.md, and every value of the type that stands there? The fields of acts are as the program tells.
"""
import json
import re
import subprocess
import sys

table, program, files = sys.argv[1], sys.argv[2], sys.argv[3:]
types = dict(re.findall(r"^\| `([^`]+)` \| (\w+) \|", open(table).read(), re.M))
fields = {}


def text(v):
    return isinstance(v, str)


def number(v):
    return isinstance(v, int) and not isinstance(v, bool)


def all_of(kind):
    return lambda v: isinstance(v, list) and all(map(kind, v))


IS = {
    "number": number,
    "boolean": lambda v: isinstance(v, bool),
    "decimal": lambda v: text(v) and re.fullmatch(r"-?\d+(\.\d+)?", v),
    "moment": lambda v: text(v) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", v),
    "day": lambda v: text(v) and re.fullmatch(r"\d{4}-\d\d-\d\d", v),
    "text": text,
    "texts": all_of(text),
    "numbers": all_of(number),
    "list": all_of(lambda v: isinstance(v, dict)),
    "pairs": all_of(lambda v: len(v) == 2 and all(map(number, v))),
    "object": lambda v: isinstance(v, dict),
}


def fields_of(act):
    if act not in fields:
        told = subprocess.run([program, "help", "act", act, "--json"], capture_output=True, check=True)
        fields[act] = {f["field"]: f["type"] for f in json.loads(told.stdout)["fields"]}
    return fields[act]


def look(thing, path, act=None):
    for name, value in thing.items():
        here = f"{path}.{name}" if path else name
        kind = (fields_of(act).get(name) if act else None) or types.get(here) \
            or types.get(f"{path}.*") or types.get(name)
        assert kind, f"{here} is not in {table}"
        assert IS[kind](value), f"{here} is no {kind}: {value!r}"
        for one in value if kind == "list" else [value] if kind == "object" else []:
            look(one, name, one.get("act") if name == "things" else None)


for file in files:
    try:
        object = json.load(open(file))
    except ValueError as error:
        sys.exit(f"{file}: {error}")
    assert object["schema"] == 1 and isinstance(object["done"], bool), object
    assert object["done"] or object.get("dry_run") or object["reason"], object
    try:
        look(object, "")
    except AssertionError as error:
        sys.exit(f"{file}: {error}")
