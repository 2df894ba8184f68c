"""What must come back, worked out from tests/proof/cells/policy.yaml and types.yaml alone.

Roles add up: one rule that allows is enough, and what no rule allows is refused. A rule allows an act on a record when its group and
act fit, the record lies within the grant, and its condition holds:

  within      a grant for a program covers what lies in that program, one for a unit what lies in that unit or below it. What lies in none
              is covered too, except by a rule with `program` and for changes in the group admin.
  owner       the caller's person stands in an owner field
  author      the caller made the record; when creating it always holds
  self        the record belongs to the caller's account
  shared      whose record it is has shared it
  program     nothing more than lying within
"""

import dataclasses
import pathlib

import yaml

HERE = pathlib.Path(__file__).parent
ACTS = ("read", "create", "update", "delete", "restore", "activate")


@dataclasses.dataclass(frozen=True)
class Rule:
    groups: frozenset
    acts: frozenset
    confidential: bool
    when: str
    types: frozenset = frozenset()

    def speaks_of(self, act, kind):
        return act in self.acts and kind["group"] in self.groups and (not self.types or kind["type"] in self.types)


@dataclasses.dataclass(frozen=True)
class Grant:
    rules: tuple
    program: str = ""
    units: frozenset = frozenset()


@dataclasses.dataclass
class Caller:
    """Somebody who asks. `headers` is how; `grants` what they hold; guests hold nothing and have no account."""

    name: str
    headers: dict
    account: str = ""
    person: str = ""
    grants: tuple = ()
    may_write: bool = True
    acts_for_other: bool = False
    makes_tokens: bool = True
    author: str = ""

    @property
    def is_guest(self):
        return not self.headers


class Policy:
    """The tables, read."""

    def __init__(self, folder=HERE):
        self.raw = yaml.safe_load((folder / "policy.yaml").read_text(encoding="utf-8"))
        self.kinds = yaml.safe_load((folder / "types.yaml").read_text(encoding="utf-8"))
        for name, kind in self.kinds.items():
            kind["type"] = name
        self.groups = frozenset(self.raw["groups"])
        self.roles = {role: tuple(self.rule(text) for text in rules) for role, rules in self.raw["roles"].items()}

    def rule(self, text):
        groups, acts, fields, when = (part.strip() for part in text.split("|"))
        named = {"any": self.groups, "shared": self.groups - {"own", "admin"}, "plain": self.groups - {"own", "admin", "voice"}}
        return Rule(named.get(groups, frozenset([groups])), frozenset(acts.split()), fields == "all", when)

    def without(self, rules, *groups):
        return tuple(dataclasses.replace(rule, groups=rule.groups - set(groups)) for rule in rules)

    def delegated(self, grants, scope):
        """The grants of a leader as their delegate holds them."""
        found = []
        for grant in grants:
            rules = []
            for rule in self.without(grant.rules, "own", "admin"):
                limits = self.raw["scopes"][scope]
                if limits == "all":
                    rules.append(rule)
                    continue
                rules.append(dataclasses.replace(rule, acts=rule.acts & {"read"}, confidential=False))
                rules.append(dataclasses.replace(rule, acts=rule.acts - {"activate"}, types=frozenset(limits["types"])))
                if limits["activate"]:
                    rules.append(dataclasses.replace(rule, acts=rule.acts & {"activate"}))
            found.append(dataclasses.replace(grant, rules=tuple(rules)))
        return tuple(found)


class Oracle:
    """Answers for a world of records: {type: {id: record}}, each record whole, with its true author."""

    def __init__(self, policy, world, targets):
        self.policy, self.kinds, self.world, self.targets = policy, policy.kinds, world, targets

    def at_end(self, kind, record, path):
        """The id at the end of a path of references, or nothing."""
        for step in path.split("/"):
            if record is None:
                return None
            found = record.get(step)
            target = self.targets[kind["type"], step]
            record = self.world[target].get(found) if found else None
            kind = self.kinds[target]
            last = found
        return last

    def place(self, kind, record, what):
        if kind["type"] == what:
            return record["id"]
        return self.at_end(kind, record, kind[what]) if what in kind else None

    def within(self, grant, rule, act, kind, record):
        is_strict = rule.when == "program" or (kind["group"] == "admin" and act != "read")
        for what, granted in (("program", {grant.program} if grant.program else set()), ("unit", grant.units)):
            if not granted:
                continue
            lies_in = self.place(kind, record, what)
            if (lies_in is None and is_strict) or (lies_in is not None and lies_in not in granted):
                return False
        return True

    def holds(self, caller, rule, act, kind, record):
        if rule.when == "owner":
            return bool(caller.person) and any(record.get(field) == caller.person for field in kind.get("owners", []))
        if rule.when == "author":
            return act == "create" or record.get("createdBy") == caller.author
        if rule.when == "self":
            field = "id" if kind["type"] == "account" else kind.get("account")
            return bool(caller.account and field) and record.get(field) == caller.account
        if rule.when == "shared":
            return "shared" in kind and record.get(kind["shared"]) is True
        return True

    def may(self, caller, act, kind):
        """Whether some rule speaks of it at all."""
        if act != "read" and not caller.may_write:
            return False
        return any(rule.speaks_of(act, kind) for grant in caller.grants for rule in grant.rules)

    def can(self, caller, act, kind, record, confidential=False):
        if act != "read" and not caller.may_write:
            return False
        return any(rule.speaks_of(act, kind) and (rule.confidential or not confidential) and self.within(grant, rule, act, kind, record)
                   and self.holds(caller, rule, act, kind, record) for grant in caller.grants for rule in grant.rules)

    def shown(self, caller, kind, record):
        """The names that stand in an answer."""
        hidden = set(kind.get("secret", []))
        sees = self.can(caller, "read", kind, record, confidential=True)
        if not sees:
            hidden |= set(kind.get("confidential", []))
        field = kind.get("nameless")
        is_nameless = bool(field) and (record.get(field) is True if field == "isNameless" else not record.get(field))
        if is_nameless or ("authors" in kind and not sees):
            hidden |= {"createdBy", "updatedBy"}
        return set(record) - hidden

    def may_ask_about(self, caller, kind, field):
        """Whether a filter, an order or an expansion may name the field: it must be open to the caller on every record."""
        if field in kind.get("secret", []):
            return False
        if field not in kind.get("confidential", []):
            return self.may(caller, "read", kind)
        return any(rule.speaks_of("read", kind) and rule.confidential and rule.when in ("always", "program") and not grant.program
                   and not grant.units for grant in caller.grants for rule in grant.rules)

    def status(self, caller, act, kind, record):
        """Of an act on a record that exists: 0 where it goes through."""
        if caller.is_guest:
            return 401
        if not self.may(caller, act, kind):
            return 403
        if act != "restore" and not self.can(caller, "read", kind, record):
            return 404
        return 0 if self.can(caller, act, kind, record) else 403
