import Lineage

typealias JSONValue = Lineage.JSONValue
