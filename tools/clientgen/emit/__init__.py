"""From the intermediate representation to the files of a package: `clientgen.emit.project.render`."""
