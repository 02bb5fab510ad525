/// Of the command line, the service and what they write.
package let moyinVersion = "0.1.0"
