"""Holds every answer against the OpenAPI document that the server itself publishes."""

import re

import jsonschema

from . import pattern

REFUSALS = {400, 401, 403, 405, 408, 413, 414, 415, 421, 429, 431, 503}  # may come before an operation is looked at


class Contract:
    """Knows the operations of an OpenAPI document and the schema of each answer."""

    def __init__(self, document):
        self.document, self.validators = document, {}
        self.paths = [(re.compile("^" + re.sub(r"\{\w+\}", "[^/]+", path) + "$"), "{" in path, item) for path, item in document["paths"].items()]
        self.paths.sort(key=lambda entry: entry[1])

    def check(self, method, target, answer):
        """Raises Mismatch where the answer is not what the document promises. Paths that it does not know pass."""
        if answer.status >= 500 and answer.status != 503:
            raise pattern.Mismatch("status", "no failure of the server", f"{answer.status} {answer.text[:300]}")
        path = target.partition("?")[0]
        is_page = path in ("/", "/check-in") and answer.headers.get("content-type", "").startswith("text/html")
        if answer.status >= 400 and method != "HEAD" and not is_page:
            self.check_problem(answer)
        item = next((item for rule, _, item in self.paths if rule.match(path)), None)
        operation = (item or {}).get(method.lower())
        if operation is None:
            return
        declared = operation["responses"].get(str(answer.status))
        if declared is None:
            if answer.status not in REFUSALS and answer.status != 304:
                raise pattern.Mismatch("contract", f"{method} {path} to answer one of {', '.join(operation['responses'])}", answer.status)
            return
        schema = next(iter(declared.get("content", {}).values()), {}).get("schema")
        if schema and answer.status < 300 and "json" in answer.headers.get("content-type", ""):
            self.validate(schema, answer.json)

    def check_problem(self, answer):
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("application/problem+json"):
            raise pattern.Mismatch("contract", "application/problem+json", f"{answer.status} {kind} {answer.text[:200]}")
        self.validate({"$ref": "#/components/schemas/Problem"}, answer.json)
        if answer.json["status"] != answer.status:
            raise pattern.Mismatch("contract", f"the problem to have the status {answer.status}", answer.json["status"])

    def validate(self, schema, value):
        key = repr(schema)
        if key not in self.validators:
            resolver = jsonschema.RefResolver("", self.document)
            self.validators[key] = jsonschema.Draft202012Validator(schema, resolver=resolver)
        error = next(self.validators[key].iter_errors(value), None)
        if error is not None:
            place = ".".join(str(part) for part in error.absolute_path)
            raise pattern.Mismatch(f"contract at {place or 'answer'}", "the published schema", error.message[:300])
