"""The tables of tests/proof/cells name every route, entity type, field, role and scope, so that none goes without expected cells."""
import re

import yaml

from sources import ROOT, mistake

CELLS = ROOT / "tests/proof/cells"
ROUTES = ROOT / "src/app/routes.cpp"
ROUTE = re.compile(r'^\s*(?:routes\.)?(?:open|add)\(\s*"([A-Z]+)",\s*"(/[^"]*)"', re.M)
SHORT = {"shared": {"own", "admin"}, "plain": {"own", "admin", "voice"}, "any": set()}


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def routes_of(source):
    return {f"{method} {path}" for method, path in ROUTE.findall(source)}


def kind_of(declared):
    """A declaration as tests/proof/cells/types.yaml writes it."""
    fields = declared["fields"]
    kind = {"group": declared["access"], **({"kind": "fact"} if declared.get("kind") == "fact" else {})}
    kind.update({key: declared[key] for key in ("program", "unit", "owners", "authors", "nameless", "shared") if declared.get(key)})
    account = next((name for name, field in fields.items() if field["type"] == "reference" and field["to"] == "account"), None)
    hidden = {"confidential": [n for n, f in fields.items() if f.get("sensitivity") == "confidential"],
              "secret": [n for n, f in fields.items() if f["type"] == "secret"], "readOnly": [n for n, f in fields.items() if f.get("readOnly")]}
    normal = [name for name in fields if name not in hidden["confidential"] + hidden["secret"]]
    return {**kind, **({"account": account} if account else {}), "normal": normal, **{key: names for key, names in hidden.items() if names}}


def rule_of(text, groups):
    named, acts, fields, when = (part.strip() for part in text.split("|"))
    spoken = set(groups) - SHORT[named] if named in SHORT else {named}
    return spoken, set(acts.split()), fields == "all", when


def shipped_rule(rule):
    return set(rule["groups"]), set(rule["operations"]), "confidential" in rule["sensitivity"], rule["when"]


def differences(policy, kinds, routes, declarations, roles):
    """What one side has and the other has not, as (table, text)."""
    for route in sorted(routes - set(policy["routes"])):
        yield "policy.yaml", f"{route} has no rule: say there what its cells follow"
    for route in sorted(set(policy["routes"]) - routes):
        yield "policy.yaml", f"{route} is no route any more"
    for name in sorted(set(declarations) | set(kinds)):
        wanted = kind_of(declarations[name]) if name in declarations else {}
        found = kinds.get(name, {})
        for key in sorted(set(wanted) | set(found)):
            if wanted.get(key) != found.get(key):
                yield "types.yaml", f"{name}: {key} is {found.get(key)} here and {wanted.get(key)} in its declaration"
    shipped = {role["key"]: [shipped_rule(rule) for rule in role["rules"]] for role in roles}
    written = {key: [rule_of(text, policy["groups"]) for text in rules] for key, rules in policy["roles"].items()}
    for key in sorted(set(shipped) | set(written)):
        if shipped.get(key) != written.get(key):
            yield "policy.yaml", f"the role {key} differs from library/roles.yaml"
    scopes = set(declarations["delegation"]["fields"]["scope"]["options"])
    for scope in sorted(scopes ^ set(policy["scopes"])):
        yield "policy.yaml", f"the scope {scope} of a delegation stands on one side only"


def check():
    policy, kinds = read(CELLS / "policy.yaml"), read(CELLS / "types.yaml")
    declarations = {declared["type"]: declared for declared in map(read, sorted((ROOT / "src/entities").glob("*/*/*.yaml")))}
    routes = routes_of(ROUTES.read_text(encoding="utf-8"))
    for table, text in differences(policy, kinds, routes, declarations, read(ROOT / "library/roles.yaml")["roles"]):
        yield mistake(CELLS / table, 1, text)
