"""openapi.py URL NUMBER - is the document of the API sound, and is every page that it describes as it says?"""
import json, sys, urllib.error, urllib.request

at, number = sys.argv[1], sys.argv[2]

def get(path):
    try:
        with urllib.request.urlopen(at + path, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers.get_content_type(), refused.read()

document = json.loads(get("/api/1/openapi.json")[2])
schemas = document["components"]["schemas"]
kinds = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
faults = []

def resolved(schema):
    return schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema

def fits(value, schema, where):
    schema = resolved(schema)
    kind = kinds[schema["type"]]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        faults.append(f"{where} is {value!r}, not {schema['type']}")
    elif kind is dict:
        for name in sorted(set(value) ^ set(schema["properties"])):
            faults.append(f"{where}.{name} is only in one of page and document")
        for name in set(value) & set(schema["properties"]):
            fits(value[name], schema["properties"][name], f"{where}.{name}")
    elif kind is list:
        for i, one in enumerate(value):
            fits(one, schema["items"], f"{where}[{i}]")

looked = 0
ids = [o["operationId"] for item in document["paths"].values() for o in item.values()]
if len(ids) != len(set(ids)):
    faults.append("an operationId stands twice")
for path, item in document["paths"].items():
    for method, operation in item.items():
        parts = [p["name"] for p in operation["parameters"] if p["in"] == "path"]
        if sorted(parts) != sorted(p[1:-1] for p in path.split("/") if p.startswith("{")):
            faults.append(f"{path}: parts and parameters differ")
        schema = operation["responses"]["200"].get("content", {}).get("application/json", {}).get("schema")
        if method != "get" or not schema:
            continue
        if "part" in parts[:1]:
            faults.append(f"{path}: nobody says what its parts are")
        status, kind, body = get(path.format(**{"tender": number, "entry": "17"} | {p: "1" for p in parts if p not in ("tender", "entry")}))
        if status == 200:
            fits(json.loads(body), schema, path)
            looked += 1
        elif status >= 500:
            faults.append(f"{path}: {status}")
        status, kind, body = get(path.format(**{p: "none%20of%20that" for p in parts}) + "?page=x%00")
        if status >= 500:
            faults.append(f"{path} with nonsense: {status}")
        elif status >= 400 and kind == "application/json":
            fits(json.loads(body), schemas["ProblemPage"], f"{path} refused")
print("\n".join(faults) or f"{len(document['paths'])} paths, {looked} pages as described")
sys.exit(1 if faults or looked < 5 else 0)
