#!/usr/bin/env python3
"""Tests of the tools that people and the build rely on: the generator's checks, the scaffolder and the checks of documents."""
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools/new"), str(ROOT / "tools/generate"), str(ROOT / "tools/check")]

import answers  # noqa: E402
import cells  # noqa: E402
import documents  # noqa: E402
import errors  # noqa: E402
import entity_type  # noqa: E402
import metadata  # noqa: E402
import routes  # noqa: E402
import speech  # noqa: E402
import structs  # noqa: E402
import tries  # noqa: E402

# tools/generate has a web.py as well
web_check = importlib.util.module_from_spec(spec := importlib.util.spec_from_file_location("web_check", ROOT / "tools/check/web.py"))
spec.loader.exec_module(web_check)

PERSON = """\
type: person
collection: people
label: Person
plural: People
help: Someone in the directory.
access: organization
list: [title]
fields:
  title: {type: text, label: Name, required: true}
"""


class Scaffolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        person = self.root / "src/entities/frame/person/person.yaml"
        person.parent.mkdir(parents=True)
        person.write_text(PERSON, encoding="utf-8")

    def tearDown(self):
        self.folder.cleanup()

    def mistakes(self):
        return metadata.Checker(metadata.load(self.root / "src")).check()

    def test_makes_a_declaration_without_a_mistake(self):
        made = entity_type.make(self.root, "registers/risk-review", "risk-reviews", "Risk review")
        self.assertEqual(self.mistakes(), [])
        self.assertTrue(all(path.exists() for path in made))
        self.assertIn("struct RiskReview", structs.header("registers", metadata.load(self.root / "src")))

    def test_refuses_to_overwrite(self):
        entity_type.make(self.root, "registers/risk-review", "risk-reviews", "Risk review")
        with self.assertRaises(SystemExit):
            entity_type.make(self.root, "registers/risk-review", "risk-reviews", "Risk review")


class Generator(Scaffolder):
    def break_person(self, old, new):
        path = self.root / "src/entities/frame/person/person.yaml"
        path.write_text(PERSON.replace(old, new), encoding="utf-8")
        return "\n".join(self.mistakes())

    def test_names_an_unknown_field_type(self):
        self.assertIn("fields.title: txt is no field type", self.break_person("type: text", "type: txt"))

    def test_names_an_unknown_access_group(self):
        self.assertIn("access: crowd is no access group", self.break_person("access: organization", "access: crowd"))

    def test_names_a_listed_field_that_is_not_there(self):
        self.assertIn("name is no field", self.break_person("list: [title]", "list: [name]"))

    def test_names_a_missing_help(self):
        self.assertIn("help: is missing", self.break_person("help: Someone in the directory.\n", ""))

    def test_names_an_unknown_key(self):
        self.assertIn("colour is no key", self.break_person("required: true", "colour: red"))

    def test_names_a_reference_to_nothing(self):
        broken = "title: {type: text, label: Name}\n  boss: {type: reference, to: chief, label: Boss}"
        self.assertIn("chief is no type", self.break_person("title: {type: text, label: Name, required: true}", broken))

    def test_the_real_declarations_hold(self):
        self.assertEqual(metadata.Checker(metadata.load(ROOT / "src")).check(), [])


class Documents(unittest.TestCase):
    def test_quotes_are_what_the_code_says(self):
        self.assertEqual(list(documents.check()), [])

    def test_a_wrong_quote_is_found(self):
        self.assertNotEqual(documents.compare("tools/new/entity_type.py#template", "something else\n"), None)

    def test_folders_that_the_build_makes_may_be_missing(self):
        self.assertTrue(documents.is_made("web/generated"))
        self.assertFalse(documents.is_made("src/generated"))


class Tries(unittest.TestCase):
    def test_finds_a_try_in_a_list_of_values_alone(self):
        source = """
            Result<int> bad() { return take({A(), TRY(b())}); }
            const Known known{
                TRY(c()), 0};
            Result<int> good() {
                if (wide) { TRY(d()); }
                auto read = [&](int x) -> Result<int> { return f(A(), TRY(e(x))); };
                list.push_back(TRY(g({1, 2})));
                // {TRY(h())} and "{TRY(i())}"
                switch (kind) { case Kind::A: { return TRY(j()); } default: TRY(k()); }
                return call([&](T& t) { TRY(l(t)); return 1; });
            }
        """
        self.assertEqual(list(tries.lines_of(source)), [2, 4])

    def test_there_is_none(self):
        self.assertEqual(list(tries.check()), [])


class Errors(unittest.TestCase):
    def test_the_document_names_every_code_and_no_other(self):
        self.assertEqual(list(errors.check()), [])

    def test_finds_codes_but_no_log_events_files_or_comments(self):
        source = """
            // such as "no.comment"
            return fail(base::invalid(
                "unit.closed", field, "It is closed."));
            error.code = "unit.open";
            report(base::Severity::Warning, "http.rejected", {});
            load("metadata.json");
            make(ErrorKind::NotFound, "not-found", message);
        """
        found = [name for name, _ in errors.codes_in(errors.without_comments(source))]
        self.assertEqual(found, ["unit.closed", "unit.open", "not-found"])

    def test_names_a_code_that_is_missing_and_one_that_is_gone(self):
        sources = {"unit.closed": (ROOT / "README.md", 3), "unit.open": (ROOT / "README.md", 4)}
        found = "\n".join(errors.compare(sources, "| code | status |\n|---|---|\n| `unit.closed`, `unit.gone` | 422 |\n"))
        self.assertIn("README.md:4: unit.open is missing", found)
        self.assertIn("errors.md:3: no source answers unit.gone", found)
        self.assertNotIn("unit.closed", found)

    def test_names_a_code_that_is_composed_in_a_new_way(self):
        self.assertEqual([code for code, _ in errors.unknown_compositions("fail(base::invalid(prefix + name, field));")], ["prefix + name"])
        self.assertEqual(list(errors.unknown_compositions("base::invalid(std::string(finding.check), field_of(x));")), [])


SPOKEN = """
// speech("in a comment")
void one() {
    scope.say("It has no owner.");
    return fails(scope.say([&](const Speech& speech) {  // a lambda between
        return many ? speech("{} of {} hold.", a, f("not said")) : speech.text(b);
    }), "have \\"none\\"");
    speech.count(days, "{} day", "{} days");
    add_missing(figure, facts.speech, count, "{} ask.",
                "{} a"
                "sks.");
    return invalid("a.code", "field", "An error is not said.", "Nor is its hint.");
}
"""


class Spoken(unittest.TestCase):
    def templates(self, text):
        return set(speech.templates_in(speech.without_comments(text)))

    def test_holds_now(self):
        self.assertEqual(list(speech.check()), [])

    def test_finds_what_is_said_and_nothing_else(self):
        self.assertEqual(self.templates(SPOKEN), {"It has no owner.", "{} of {} hold.", 'have "none"', "{} day", "{} days", "{} ask.", "{} asks."})

    def test_names_a_sentence_that_no_speech_gets(self):
        self.assertEqual(list(speech.unsaid_in(speech.without_comments(SPOKEN))), [])
        left = SPOKEN + 'std::string why() { return "It has no horizon."; }\nauto b = fmt::format("{} hours are left.", n);'
        self.assertEqual([words for words, _ in speech.unsaid_in(left)], ["It has no horizon.", "{} hours are left."])

    def test_names_what_is_missing_gone_or_has_other_placeholders(self):
        place = (ROOT / "src/insight/x.cpp", 1)
        templates = {"a {}": place, "b {} {}": place, "c": place, "{:.0f} d": place}
        good = {"a {}": "A {}", "b {} {}": "{1} {0} B", "c": "C {{}}", "{:.0f} d": "{0:.0f} D"}
        self.assertEqual(list(speech.compare(templates, good)), [])
        for key, wrong in (("a {}", "A"), ("a {}", "A {} {}"), ("b {} {}", "{0} {0} B"), ("c", "{} C"), ("{:.0f} d", "{} D")):
            self.assertEqual(len(list(speech.compare(templates, good | {key: wrong}))), 1, wrong)
        self.assertIn("not in library/speech/de.yaml: c", "".join(speech.compare(templates, {key: good[key] for key in good if key != "c"})))
        self.assertIn("nobody says that any more: e", "".join(speech.compare(templates, good | {"e": "E"})))


class Problems(unittest.TestCase):
    def test_name_codes_that_are_answered(self):
        self.assertEqual(list(web_check.check_problems(errors.codes_of_document(errors.DOCUMENT.read_text(encoding="utf-8")))), [])

    def test_name_a_code_that_is_not(self):
        self.assertIn("validation.required: no such code", "".join(web_check.check_problems({"not-found": 1})))


class Routes(unittest.TestCase):
    def test_the_scenario_asks_for_every_route(self):
        self.assertEqual(list(routes.check()), [])

    def test_names_a_route_that_is_not_asked_for(self):
        code = 'add("GET", "/api/v1/me", auth::me);\nadd("POST", "/api/v1/{collection}", rest::create);\nopen("GET", "/livez", live);\n'
        self.assertEqual(list(routes.missing(code, '  "/api/v1/me": {"get": <object>}')), [("POST /api/v1/units", 2)])


class Answers(unittest.TestCase):
    def test_are_schemas(self):
        for text, wanted in (("[integer]", {"type": "array", "items": {"type": "integer"}}), ("{day-off | on}", {"type": "object", "additionalProperties": {"type": "string", "enum": ["day-off", "on"]}}), ("instant", {"type": "string", "format": "date-time"}),
                             ("Named | null", {"anyOf": [{"$ref": "#/components/schemas/Named"}, {"type": "null"}]}), ("any", {})):
            self.assertEqual(answers.schema_of(text), wanted)
        self.assertEqual(answers.property_of("number, of bytes"), {"type": "number", "description": "of bytes"})

    def test_may_lack_what_has_a_question_mark(self):
        made = answers.declared({"about": "A thing.", "id": "id", "title?": "string"})
        self.assertEqual((sorted(made["properties"]), made["required"], made["description"]), (["id", "title"], ["id"], "A thing."))

    def test_names_what_is_said_wrongly(self):
        with tempfile.TemporaryDirectory() as folder:
            for text, wanted in (("answers: {}\nschemas: {A: {about: x, a: '[integer'}}\n", "A: “\\[integer” is no type"), ("answers: {}\nschemas: {A: {a: string}}\n", "A: 'about'")):
                (pathlib.Path(folder) / "a.yaml").write_text(text, encoding="utf-8")
                with self.assertRaisesRegex(ValueError, wanted):
                    answers.read_answers(pathlib.Path(folder))
            for name in "ab":
                (pathlib.Path(folder) / f"{name}.yaml").write_text("answers: {}\nschemas: {A: {about: x, a: string}}\n", encoding="utf-8")
            with self.assertRaisesRegex(ValueError, "b.yaml: A stands twice"):
                answers.read_answers(pathlib.Path(folder))


class Cells(unittest.TestCase):
    def setUp(self):
        self.policy, self.kinds = cells.read(cells.CELLS / "policy.yaml"), cells.read(cells.CELLS / "types.yaml")
        self.declared = {d["type"]: d for d in map(cells.read, sorted((ROOT / "src/entities").glob("*/*/*.yaml")))}
        self.roles = cells.read(ROOT / "library/roles.yaml")["roles"]

    def told(self, routes=frozenset()):
        return [text for _, text in cells.differences(self.policy, self.kinds, set(self.policy["routes"]) | routes, self.declared, self.roles)]

    def test_holds_now(self):
        self.assertEqual(list(cells.check()), [])

    def test_names_a_route_without_a_rule(self):
        found = cells.routes_of('    add("GET", "/api/v1/secrets", all);\n    open("POST", "/x", y);\n')
        self.assertEqual(found, {"GET /api/v1/secrets", "POST /x"})
        self.assertEqual(self.told(found), ["GET /api/v1/secrets has no rule: say there what its cells follow", "POST /x has no rule: say there what its cells follow"])

    def test_names_a_new_field_and_one_that_was_opened(self):
        self.declared["priority"]["fields"]["bonus"] = {"type": "integer"}
        del self.declared["wave"]["fields"]["results"]["sensitivity"]
        told = " ".join(self.told())
        self.assertIn("priority: normal", told)
        self.assertIn("wave: confidential", told)

    def test_names_a_changed_role(self):
        self.roles[1]["rules"][0]["operations"].append("update")
        self.assertEqual(self.told(), ["the role viewer differs from library/roles.yaml"])


class Commands(unittest.TestCase):
    def test_the_scaffolder_explains_itself(self):
        done = subprocess.run([sys.executable, ROOT / "tools/new/entity_type.py"], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("entity_type.py registers/risk-review", done.stderr)

    def test_the_samples_are_what_their_maker_makes(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, ROOT / "tools/new/samples.py", folder], check=True)
            for made in sorted(pathlib.Path(folder).iterdir()):
                self.assertEqual(made.read_bytes(), (ROOT / "docs/samples" / made.name).read_bytes(), made.name)


if __name__ == "__main__":
    unittest.main()
