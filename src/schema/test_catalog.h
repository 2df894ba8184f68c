#pragma once
// A small catalogue for tests of all floors above: every field type, lists, inverses, a fact, rules, and each way to
// delete.

#include <memory>
#include <string>
#include <string_view>

#include "schema/entity_type.h"

namespace plumbline::schema::testing {

inline constexpr std::string_view SmallCatalog = R"json([
{"type":"account","collection":"accounts","label":"Account","plural":"Accounts","access":"admin","order":"email","fields":[
  {"name":"title","type":"text","label":"Name"},
  {"name":"email","type":"email","label":"E-mail","required":true,"unique":true},
  {"name":"password","type":"secret","label":"Password"},
  {"name":"person","type":"reference","label":"Person","to":["person"],"inverse":"accounts","onDelete":"clear"}]},
{"type":"badge","collection":"badges","label":"Badge","plural":"Badges","access":"own","shared":"isOpen","fields":[
  {"name":"title","type":"text","label":"Title"},
  {"name":"isOpen","type":"boolean","label":"Open"},
  {"name":"account","type":"reference","label":"Account","to":["account"],"inverse":"badges","onDelete":"cascade","required":true}]},
{"type":"note","collection":"notes","label":"Note","plural":"Notes","access":"voice","program":"task/program","order":"-createdAt","fields":[
  {"name":"title","type":"text","label":"Title","required":true,"search":true},
  {"name":"task","type":"reference","label":"Task","to":["task"],"inverse":"comments","onDelete":"cascade"},
  {"name":"about","type":"record","label":"About","to":["*"]}]},
{"type":"person","collection":"people","label":"Person","plural":"People","access":"people","owners":["manager"],"fields":[
  {"name":"title","type":"text","label":"Name","required":true,"search":true},
  {"name":"email","type":"email","label":"E-mail","unique":true,"search":true},
  {"name":"salary","type":"decimal","scale":2,"label":"Salary","sensitivity":"confidential"},
  {"name":"nickname","type":"text","label":"Nickname","sensitivity":"confidential","search":true},
  {"name":"manager","type":"reference","label":"Manager","to":["person"],"inverse":"reports","onDelete":"clear"}]},
{"type":"pick","collection":"picks","label":"Pick","plural":"Picks","access":"plan","program":"task/program",
 "rules":{"exactlyOne":[["task","person"]],"unique":[["task","slot"]]},"fields":[
  {"name":"title","type":"text","label":"Title"},
  {"name":"slot","type":"integer","label":"Slot"},
  {"name":"task","type":"reference","label":"Task","to":["task"],"inverse":"picks","onDelete":"cascade"},
  {"name":"person","type":"reference","label":"Person","to":["person"],"inverse":"picks"}]},
{"type":"program","collection":"programs","label":"Program","plural":"Programs","access":"plan","owners":["lead"],"fields":[
  {"name":"title","type":"text","label":"Title","required":true,"search":true},
  {"name":"status","type":"choice","label":"Status","options":{"draft":"Draft","active":"Active"},"default":"draft"},
  {"name":"lead","type":"reference","label":"Lead","to":["person"],"inverse":"programs","onDelete":"clear"}]},
{"type":"reading","collection":"readings","label":"Reading","plural":"Readings","access":"measure","kind":"fact","order":"-date",
 "program":"task/program","fields":[
  {"name":"title","type":"text","label":"Title"},
  {"name":"task","type":"reference","label":"Task","to":["task"],"inverse":"readings","required":true},
  {"name":"date","type":"date","label":"Date","required":true},
  {"name":"value","type":"decimal","scale":3,"label":"Value","required":true},
  {"name":"source","type":"secret","label":"Source"}]},
{"type":"task","collection":"tasks","label":"Task","plural":"Tasks","help":"Has a field of every type.","access":"plan",
 "program":"program","unit":"unit","owners":["owner"],"list":["title","status"],"form":["title","owner"],"order":"title",
 "rules":{"ordered":[["start","due"],["low","high"]]},"fields":[
  {"name":"title","type":"text","label":"Title","required":true,"search":true,"max":60},
  {"name":"notes","type":"markdown","label":"Notes","search":true},
  {"name":"count","type":"integer","label":"Count"},
  {"name":"rank","type":"integer","label":"Rank","min":1,"max":10,"unit":"points"},
  {"name":"amount","type":"decimal","scale":2,"label":"Amount"},
  {"name":"precise","type":"decimal","scale":6,"label":"Precise"},
  {"name":"low","type":"decimal","scale":0,"label":"Low"},
  {"name":"high","type":"decimal","scale":0,"label":"High"},
  {"name":"done","type":"boolean","label":"Done"},
  {"name":"start","type":"date","label":"Start"},
  {"name":"due","type":"date","label":"Due"},
  {"name":"opened","type":"date","label":"Opened","default":"$today"},
  {"name":"seen","type":"instant","label":"Seen","default":"$now"},
  {"name":"author","type":"reference","label":"Author","to":["person"],"default":"$me","onDelete":"clear"},
  {"name":"status","type":"choice","label":"Status","options":{"open":"Open","active":"Active","closed":"Closed"},"default":"open"},
  {"name":"tags","type":"tags","label":"Tags"},
  {"name":"colors","type":"tags","label":"Colors","options":{"red":"Red","green":"Green"}},
  {"name":"mail","type":"email","label":"Mail","search":true},
  {"name":"link","type":"url","label":"Link"},
  {"name":"owner","type":"reference","label":"Owner","to":["person"],"inverse":"tasks","onDelete":"clear"},
  {"name":"program","type":"reference","label":"Program","to":["program"],"inverse":"tasks","onDelete":"cascade"},
  {"name":"unit","type":"reference","label":"Unit","to":["unit"],"inverse":"tasks","onDelete":"clear"},
  {"name":"parent","type":"reference","label":"Parent","to":["task"],"inverse":"parts","onDelete":"cascade"},
  {"name":"people","type":"references","label":"People","to":["person"],"inverse":"sharedTasks"},
  {"name":"about","type":"record","label":"About","to":["person","unit"]},
  {"name":"data","type":"json","label":"Data"},
  {"name":"token","type":"secret","label":"Token"},
  {"name":"code","type":"text","label":"Code","unique":true},
  {"name":"locked","type":"text","label":"Locked","readOnly":true},
  {"name":"budget","type":"decimal","scale":2,"label":"Budget","sensitivity":"confidential"},
  {"name":"remark","type":"text","label":"Remark","sensitivity":"confidential","search":true}]},
{"type":"unit","collection":"units","label":"Unit","plural":"Units","access":"organization","fields":[
  {"name":"title","type":"text","label":"Title","required":true,"search":true},
  {"name":"head","type":"reference","label":"Head","to":["person"],"inverse":"units"},
  {"name":"parent","type":"reference","label":"Parent","to":["unit"],"inverse":"units"}]}
])json";

/// small_catalog is that catalogue, loaded once in a test program.
inline const Catalog& small_catalog() {
    static const std::unique_ptr<const Catalog> Loaded = Catalog::load(SmallCatalog).value();
    return *Loaded;
}

/// OneField is a field alone in a catalogue of its own.
class OneField {
  public:
    /// OneField of attributes such as `"type":"text","max":5`. It is called `field` and labelled "Field".
    explicit OneField(const std::string& attributes)
        : catalog_(
              Catalog::load(R"([{"type":"other","collection":"others","label":"Other","plural":"Others","fields":[)"
                            R"({"name":"title","type":"text","label":"Title"}]},)"
                            R"({"type":"thing","collection":"things","label":"Thing","plural":"Things","fields":[)"
                            R"({"name":"field","label":"Field",)" +
                            attributes + "}]}]")
                  .value()) {}

    const Field& operator*() const { return catalog_->type("thing").fields.front(); }
    const Field* operator->() const { return &**this; }

  private:
    std::unique_ptr<const Catalog> catalog_;
};

}  // namespace plumbline::schema::testing
