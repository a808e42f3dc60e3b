// Prints a line for each PDF and flavour: flavour, file, then each rule of the standard that the file breaks.
// Runs in the JavaScript engine that comes with veraPDF, so that nothing has to be compiled.
var flavours = ["3a", "ua1"]
java.util.logging.LogManager.getLogManager().reset()
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
var foundry = Packages.org.verapdf.pdfa.Foundries.defaultInstance()

function brokenRules(file, flavour) {
    var parser = foundry.createParser(new java.io.File(file), flavour)
    try {
        var result = foundry.createValidator(flavour, false).validate(parser)
        if (result.isCompliant()) return []
        return result.getFailedChecks().keySet().toArray().map(function (rule) {
            return rule.getClause() + " test " + rule.getTestNumber()
        })
    } finally {
        parser.close()
    }
}

arguments.forEach(function (file) {
    flavours.forEach(function (name) {
        var flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour.fromString(name)
        print([name, file].concat(brokenRules(file, flavour)).join("\t"))
    })
})
