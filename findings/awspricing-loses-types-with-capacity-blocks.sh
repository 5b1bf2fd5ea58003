#!/usr/bin/env bash
# awspricing 2.0.3 (PyPI), over products as AWS's Price List of EC2 has them.
#
# Since Capacity Blocks are listed (`marketoption: CapacityBlock`, paid at the beginning and 0.00 an hour), a type that is sold both ways
# lies in the list twice with all other attributes alike. The library's mapping from attributes to products drops those that collide, so
# that the price on demand, which is in the list, can't be found any more.
# A likely guess: `ondemand_hourly` finds the one product that is sold on demand, or, where two fit, one of both prices or an error that
# says two; it says that there is no such product.
#
# Output seen:
#   on demand alone: 55.04
#   beside its Capacity Block: ValueError, Unable to lookup SKU for attributes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check awspricing==2.0.3

found=$("$folder/venv/bin/python" -W ignore - <<'PYTHON'
from awspricing.offers import EC2Offer


def listed(sku, market_option, usd):
    attributes = {
        "instanceType": "p5.48xlarge",
        "operatingSystem": "Linux",
        "tenancy": "Shared",
        "licenseModel": "No License required",
        "preInstalledSw": "NA",
        "location": "US East (N. Virginia)",
        "capacitystatus": "Used",
        "marketoption": market_option,
    }
    rate = {"unit": "Hrs", "pricePerUnit": {"USD": usd}}
    return {
        "product": {"sku": sku, "productFamily": "Compute Instance", "attributes": attributes},
        "terms": {"OnDemand": {f"{sku}.JRTCKXETXF": {"priceDimensions": {f"{sku}.JRTCKXETXF.6YS6EN2CT7": rate}}}},
    }


on_demand = {"ONDEMAND": listed("ONDEMAND", "OnDemand", "55.04")}
both = {**on_demand, "BLOCK": listed("BLOCK", "CapacityBlock", "0.00")}
for name, products in [("on demand alone", on_demand), ("beside its Capacity Block", both)]:
    try:
        print(f"{name}: {EC2Offer(products).ondemand_hourly('p5.48xlarge', operating_system='Linux', region='us-east-1')}")
    except ValueError as error:
        print(f"{name}: {type(error).__name__}, {str(error).split(':')[0]}")
PYTHON
)
printf '%s\n' "$found"

[[ $found == "$(sed -n '/^# Output seen:/,/^set/s/^#   //p' "$0")" ]] || { echo 'this is no longer as it was seen' >&2; exit 1; }
