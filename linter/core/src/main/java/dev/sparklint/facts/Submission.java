package dev.sparklint.facts;

import dev.sparklint.command.Word;
import dev.sparklint.model.Conf;
import dev.sparklint.model.ConfEntry;
import dev.sparklint.model.ConfigMap;
import dev.sparklint.model.Container;
import dev.sparklint.text.Located;
import dev.sparklint.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The command that starts Spark. */
@Doc("The command that starts Spark")
public record Submission(
    @Doc("the program's name, such as spark-submit") Effective<String> program,
    @Doc("the application's jar or script; unset when there is none, unknown when it may be there")
        Effective<String> application,
    @Doc(
            "whether the image may have the application's local:// file; unknown where its Dockerfile is not among these files")
        Effective<Boolean> applicationInImage,
    @Doc("whether it needs no application: spark-shell, --version and the like")
        boolean ownApplication,
    @Doc("--class") Effective<String> mainClass,
    @Doc("--properties-file") Effective<String> propertiesFile,
    @Doc("the ConfigMap that is mounted there and has no such file; unset when all is well")
        Effective<String> propertiesFileMissingIn,
    @Doc("the keys of that ConfigMap, one after the other") String propertiesFileKeys,
    @Doc(
            "settings in properties files that the application is given as arguments, and reads itself")
        List<Setting> argumentSettings,
    @Doc("whether --load-spark-defaults is given") boolean loadsDefaults,
    @Doc("spark-defaults.conf, where one lies in Spark's configuration folder beside a named file")
        Effective<String> defaultsFile,
    @Doc("options that no release of spark-submit has") List<CommandWord> unknownOptions,
    @Doc("values of --conf without an equals sign") List<CommandWord> malformedConfs,
    @Doc("why spark-submit refuses the settings, in its own words; unset when it does not")
        Effective<String> refusal,
    @Doc("options of spark-submit behind the application's file") List<CommandWord> lostOptions,
    @Doc("unquoted variables that may leave their option without a value")
        List<OptionalVariable> variables,
    @Doc(
            "whether the image's own spark-defaults.conf is known: Spark's image, or one whose Dockerfile is among these files")
        boolean imageKnown,
    @Doc("whether a shell script stays before it and keeps the signals that are meant for it")
        boolean behindShell,
    @Doc("whether it runs in a container of these files") boolean inContainer,
    @Doc("whether it is that container's command itself, with no shell or script before it")
        boolean direct,
    Place place)
    implements Fact {

  public Submission {
    argumentSettings = List.copyOf(argumentSettings);
    unknownOptions = List.copyOf(unknownOptions);
    malformedConfs = List.copyOf(malformedConfs);
    lostOptions = List.copyOf(lostOptions);
    variables = List.copyOf(variables);
  }

  /**
   * @param refusal why spark-submit refuses the settings
   */
  static Submission of(
      Launch launch, PropertiesFile properties, TreeFiles files, Effective<String> refusal) {
    SubmitCommand submit = launch.submit();
    Located<String> program = submit.program();
    String name = program.value().substring(program.value().lastIndexOf('/') + 1);
    ConfigMap missing = properties.missing();
    Located<String> file = submit.propertiesFile();
    return new Submission(
        new Effective.Written<>(name, program.place()),
        orHidden(submit.primaryResource(), submit),
        applicationInImage(launch),
        submit.ownApplication(),
        orHidden(submit.mainClass(), submit),
        effective(file),
        missing == null || file == null
            ? new Effective.Unset<>()
            : new Effective.Written<>(missing.meta().name(), missing.meta().place()),
        missing == null ? "" : keys(missing),
        argumentSettings(launch, files),
        submit.loadsDefaults(),
        defaultsFile(launch, files),
        submit.doubts().unknownOptions(),
        submit.doubts().malformedConfs(),
        refusal,
        submit.doubts().lostOptions(),
        submit.doubts().variables(),
        imageKnown(launch),
        launch.behindShell(),
        launch.container() != null,
        isDirect(launch),
        program.place());
  }

  private static boolean isDirect(Launch launch) {
    Container container = launch.container();
    if (container == null) {
      return false;
    }
    List<Word> words = container.command().isEmpty() ? container.args() : container.command();
    return !words.isEmpty() && words.get(0).place().equals(launch.submit().program().place());
  }

  private static List<Setting> argumentSettings(Launch launch, TreeFiles files) {
    List<Setting> settings = new ArrayList<>();
    for (Located<String> argument : launch.submit().arguments()) {
      Conf conf = PropertiesFile.ofArgument(launch, files, argument.value());
      if (conf != null) {
        for (ConfEntry entry : conf.entries()) {
          settings.add(new Setting(entry, conf.kind()));
        }
      }
    }
    return settings;
  }

  private static boolean imageKnown(Launch launch) {
    Container container = launch.container();
    Located<String> image = container == null ? null : container.image();
    return launch.image() != null || (image != null && Launches.isPublished(image.value()));
  }

  private static Effective<Boolean> applicationInImage(Launch launch) {
    Located<String> application = launch.submit().primaryResource();
    String scheme = "local://";
    boolean local = application != null && application.value().startsWith(scheme + "/");
    if (application == null || !local || launch.image() == null || launch.pods() == null) {
      return new Effective.Unknown<>("the image's Dockerfile is not among these files");
    }
    String file = application.value().substring(scheme.length());
    boolean mounted = false;
    for (Container.VolumeMount mount :
        launch.container() == null
            ? List.<Container.VolumeMount>of()
            : launch.container().volumeMounts()) {
      mounted |= file.startsWith(mount.mountPath());
    }
    boolean ofSpark = file.startsWith("/opt/spark/");
    return new Effective.Written<>(
        mounted || ofSpark || launch.image().mayHold(file), application.place());
  }

  private static Effective<String> defaultsFile(Launch launch, TreeFiles files) {
    if (launch.submit().propertiesFile() == null || launch.container() == null) {
      return new Effective.Unset<>();
    }
    PropertiesFile defaults = PropertiesFile.defaults(launch, files);
    return defaults.conf() == null || defaults.conf().entries().isEmpty()
        ? new Effective.Unset<>()
        : new Effective.Written<>("spark-defaults.conf", defaults.conf().place());
  }

  /** What is not written may be in words that nobody knows. */
  private static Effective<String> orHidden(@Nullable Located<String> text, SubmitCommand submit) {
    if (text != null) {
      return Placeholders.effective(text);
    }
    return submit.opaque() == null
        ? new Effective.Unset<>()
        : new Effective.Unknown<>(submit.opaque().value() + " may hold it");
  }

  private static Effective<String> effective(@Nullable Located<String> text) {
    return text == null ? new Effective.Unset<>() : Placeholders.effective(text);
  }

  private static String keys(ConfigMap map) {
    Set<String> keys = new TreeSet<>(map.data().keySet());
    keys.addAll(map.values().keySet());
    keys.addAll(map.scripts().keySet());
    return String.join(", ", keys);
  }

  @Override
  public Object field(String field) {
    return switch (field) {
      case "program" -> program;
      case "application" -> application;
      case "applicationInImage" -> applicationInImage;
      case "ownApplication" -> ownApplication;
      case "mainClass" -> mainClass;
      case "propertiesFile" -> propertiesFile;
      case "propertiesFileMissingIn" -> propertiesFileMissingIn;
      case "propertiesFileKeys" -> propertiesFileKeys;
      case "argumentSettings" -> argumentSettings;
      case "loadsDefaults" -> loadsDefaults;
      case "defaultsFile" -> defaultsFile;
      case "unknownOptions" -> unknownOptions;
      case "malformedConfs" -> malformedConfs;
      case "refusal" -> refusal;
      case "lostOptions" -> lostOptions;
      case "variables" -> variables;
      case "imageKnown" -> imageKnown;
      case "behindShell" -> behindShell;
      case "inContainer" -> inContainer;
      case "direct" -> direct;
      default -> throw new IllegalArgumentException(field);
    };
  }
}
