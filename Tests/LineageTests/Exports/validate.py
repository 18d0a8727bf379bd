"""Checks an export with a tool of others: validate.py FORMAT FILE.

Exits 0 when the file is valid, 1 with the reason when it is not, 77 when the tool is not installed.
Install: pip install 'cyclonedx-python-lib[validation]' spdx-python-model in-toto-attestation prov jsonschema \
    huggingface_hub securesystemslib
OpenLineage publishes its schema beside its source: set OPENLINEAGE_SCHEMA to OpenLineage.json.
"""

import json
import os
import sys


class Missing(Exception):
    pass


def references(value, key):
    """All values under a key, wherever it stands."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name == key:
                yield from member if isinstance(member, list) else [member]
            else:
                yield from references(member, key)
    elif isinstance(value, list):
        for element in value:
            yield from references(element, key)


def cyclonedx(text):
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    document = json.loads(text)
    newer = dict(document, specVersion="1.7")
    newer["$schema"] = document["$schema"].replace("1.6", "1.7")
    for version, form in ((SchemaVersion.V1_6, document), (SchemaVersion.V1_7, newer)):
        error = JsonStrictValidator(version).validate_str(json.dumps(form))
        assert error is None, str(error)[:2000]
    # The schema does not see references that lead nowhere.
    names = list(references(document, "bom-ref"))
    assert len(names) == len(set(names)), "a bom-ref stands twice"
    used = set(references(document, "ref")) | set(references(document, "dependsOn"))
    assert used <= set(names), f"dangling: {used - set(names)}"
    document["components"] = [{"type": "data", "name": "x", "teacher": "y"}]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(document)) is not None


def spdx(text):
    from spdx_python_model.bindings import v3_0_1 as model

    document = json.loads(text)
    objects = model.SHACLObjectSet()
    model.JSONLDDeserializer().deserialize_data(document, objects)
    missing = objects.link()
    assert not missing, f"dangling: {missing}"
    graph = document["@graph"]
    ids = {element.get("spdxId") for element in graph}
    required = {
        "ai_AIPackage": ["software_packageVersion", "software_downloadLocation", "software_primaryPurpose",
                         "releaseTime", "suppliedBy"],
        "dataset_DatasetPackage": ["dataset_datasetType", "originatedBy", "builtTime", "releaseTime",
                                   "software_downloadLocation", "software_primaryPurpose"],
    }
    for element in graph:
        for name in required.get(element["type"], []):
            assert element.get(name), f"{element['spdxId']} has no {name}"
        if element["type"] == "Relationship":
            assert {element["from"], *element["to"]} <= ids, f"dangling: {element['spdxId']}"


def intoto(text):
    from google.protobuf.json_format import ParseDict
    import in_toto_attestation.predicates.provenance.v1.provenance_pb2 as provenance
    import in_toto_attestation.v1.statement_pb2 as pb
    from in_toto_attestation.v1.statement import Statement

    for line in text.splitlines():
        statement = json.loads(line)
        Statement.copy_from_pb(ParseDict(statement, pb.Statement())).validate()
        ParseDict(statement["predicate"], provenance.Provenance())
        assert statement["predicate"]["runDetails"]["builder"]["id"]


def prov(text):
    from prov.model import ProvDocument

    document = ProvDocument.deserialize(content=text)
    assert document == ProvDocument.deserialize(content=document.serialize()), "does not come back as it went"
    assert len(list(document.get_records())) > 0
    document.get_provn()


def openlineage(text):
    import jsonschema

    path = os.environ.get("OPENLINEAGE_SCHEMA")
    if not path:
        raise Missing("OPENLINEAGE_SCHEMA is not set")
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    kinds = {"RunEvent": schema["$defs"]["RunEvent"], "DatasetEvent": schema["$defs"]["DatasetEvent"]}
    for line in text.splitlines():
        event = json.loads(line)
        kind = event["schemaURL"].rsplit("/", 1)[1]
        assert kind in kinds, kind
        form = dict(schema)
        form.pop("oneOf", None)
        form["$ref"] = f"#/$defs/{kind}"
        validator = jsonschema.validators.validator_for(schema)(form, format_checker=jsonschema.FormatChecker())
        errors = [error.message for error in validator.iter_errors(event)]
        assert not errors, errors[:3]
        event.pop("eventTime")
        assert list(validator.iter_errors(event)), "the schema finds nothing wrong with an event without a time"


def card(text):
    import tempfile

    from huggingface_hub import DatasetCard, ModelCard

    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        data = (DatasetCard if "source_datasets" in text else ModelCard).load(file.name).data.to_dict()
    assert data["lineage"]["artifact"]["name"], data
    for name in data.get("base_model") or []:
        assert isinstance(name, str), name


def dot(text):
    import shutil
    import subprocess

    if not shutil.which("dot"):
        raise Missing("Graphviz is not installed")
    picture = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True, check=False)
    assert picture.returncode == 0 and "<svg" in picture.stdout and not picture.stderr, picture.stderr


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        content = file.read()
    try:
        {name: globals()[name] for name in
         ("cyclonedx", "spdx", "intoto", "prov", "openlineage", "card", "dot")}[sys.argv[1]](content)
    except (ImportError, Missing) as error:
        print(error)
        sys.exit(77)
    except AssertionError as error:
        print(error)
        sys.exit(1)
