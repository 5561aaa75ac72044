# All that the guide says about arguments, in calls of one command. Look at services/demo/asyncy.yml beside them.

# By position, in the order of the manifest.
demo go 'a foo' 'a bar' '#c0ffee' 'this'

# By name, in any order.
demo go --choose='that' --bar=7 --foo='a foo'
demo go foo:"a foo" bar:[1, 2, 3] choose:"this"

# Both, with a map that becomes JSON on the way to the container.
result = demo go 'a foo' 'a bar' --block={'title': 'Photo wall', 'guests': 42}
log result
