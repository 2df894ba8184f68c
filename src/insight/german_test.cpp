// A German organization: its texts are read by the words and the formula of their language.

#include <gtest/gtest.h>

#include "insight/test_plan.h"

namespace plumbline::insight {
namespace {

using testing::Plan;
using testing::sound_plan;

Plan german_plan() {
    Plan plan = sound_plan();
    plan.change("organization", "org", R"({"language":"de"})")
        .change(
            "vision", "v",
            R"({"goal":"Teams lösen kleine Fragen selbst","reason":"damit niemand wartet","method":"indem sie am Fall lernen"})")
        .change("objective", "o", R"({"title":"Teams bauen, was sie brauchen",
                "description":"Teams lösen ihre kleinen Fragen in Tagen, damit niemand auf ein großes Projekt wartet."})")
        .change("key-result", "k",
                R"({"title":"180 Menschen haben eine App gebaut, die genutzt wird","unit":"Menschen"})")
        .change(
            "program", "p",
            R"({"urgency":"Jeder Monat, den wir warten, kostet uns zweihundert Stunden, und zwei große Kunden haben gefragt, wann es endet."})");
    return plan;
}

TEST(German, PlansAreSoundToo) {
    for (const Finding& finding : german_plan().report().findings)
        EXPECT_EQ(finding.answer, Answer::Holds) << finding.check << ": " << finding.reason;
}

TEST(German, TitlesThatJoinAreFound) {
    const std::string_view joined[] = {
        "Kosten sinken um 10 % und Wiederverwendung steigt um 20 %",
        "Wir schulen 200 Menschen und gewinnen 40 Paten",
        "80 % der Leiter sowie 60 % der Fachleute besuchen den Kurs",
        "Die Bauzeit sinkt um 20 % während die Nutzung auf 60 % steigt",
        "Wir liefern 15 Apps und hohe Qualität",
        "Vier Berichte und acht Anleitungen erscheinen",
    };
    for (const std::string_view title : joined) {
        Plan plan = german_plan();
        plan.change("key-result", "k", "{\"title\":\"" + std::string(title) + "\"}");
        EXPECT_EQ(plan.answer("KR-SINGLE", "k"), Answer::Fails) << title;
    }
}

TEST(German, TitlesWithOneMeasureAreLeftAlone) {
    const std::string_view single[] = {
        "60 % der Beschäftigten nutzen eine selbst gebaute App",
        "Vertrieb und Service beantworten 80 % der Anfragen innerhalb von 2 Tagen",
        "12 von 15 Datenbanken sind abgeschaltet",
        "80 % der Leiter und Fachleute schließen den Kurs binnen 30 Tagen ab",
        "Die Hälfte der Fragen ist binnen 6 Stunden beantwortet",
        "Zwischen 5 und 10 Versuche laufen in jedem Quartal",
        "Der Aufwand sinkt bis 2027 um 2000 Stunden",
    };
    for (const std::string_view title : single) {
        Plan plan = german_plan();
        plan.change("key-result", "k", "{\"title\":\"" + std::string(title) + "\"}");
        EXPECT_EQ(plan.answer("KR-SINGLE", "k"), Answer::Holds) << title << ": " << plan.reason("KR-SINGLE", "k");
    }
}

TEST(German, DescriptionsAreReadByTheirOwnFormula) {
    const std::pair<std::string_view, Answer> texts[] = {
        {"Die Leute lernen, was ihr Amt braucht, weil Geräte, die keiner gut nutzen kann, nur Geld kosten.",
         Answer::Holds},
        {"Jeder kann sagen, wozu die Technik dient, damit alle an einem Strang ziehen.", Answer::Holds},
        {"Organisationsübergreifende Befähigungsmaßnahmen operationalisieren Transformationsnotwendigkeiten, um "
         "Nachhaltigkeitspotenziale "
         "kontinuierlich auszuschöpfen.",
         Answer::Fails},
        {"Die Leute lernen, was ihr Amt braucht. Sie nutzen es jeden Tag im Büro.", Answer::Fails},
    };
    for (const auto& [text, answer] : texts) {
        Plan plan = german_plan();
        plan.change("objective", "o", "{\"description\":\"" + std::string(text) + "\"}");
        EXPECT_EQ(plan.answer("OBJ-PLAIN", "o"), answer) << text << ": " << plan.reason("OBJ-PLAIN", "o");
    }
}

}  // namespace
}  // namespace plumbline::insight
